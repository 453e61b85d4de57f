export default function HomePage() {
  return (
    <main>
      <h1>Haplonote</h1>
    </main>
  );
}
