import { TextLink } from "./_components/text-link";

export default function NotFound() {
  return (
    <>
      <h1>There is no such page</h1>
      <p className="lead">
        The address may be mistyped, or the drug or gene is not one we hold. See all <TextLink href="/drugs">drugs</TextLink> and <TextLink href="/genes">genes</TextLink>, or{" "}
        <TextLink href="/">ask a question</TextLink>.
      </p>
    </>
  );
}
