import { TextLink } from "./_components/text-link";

export default function NotFound() {
  return (
    <>
      <h1>There is no such page</h1>
      <p className="lead">
        The address may be mistyped, or the drug, gene or teaching case is not one we hold. See all{" "}
        <TextLink href="/drugs">drugs</TextLink>, <TextLink href="/genes">genes</TextLink> and{" "}
        <TextLink href="/learn">cases</TextLink>, or <TextLink href="/">ask a question</TextLink>.
      </p>
    </>
  );
}
