/** What the fields of results take, and why they need scripts. */
export function ResultsIntro() {
  return (
    <>
      <p className="small quiet">
        A diplotype, a phenotype, an activity score, an allele status, or the bases at a variant (rs2024627 C/T), as the
        report has it; several with a semicolon between. What you type stays in this browser: it is not sent, and not
        stored.
      </p>
      <noscript>
        <p>
          Reading a result needs JavaScript, because results are read in your browser alone. Without it the fields below
          stay empty and are never sent; the table under “Before a test” has every result&apos;s line, and the page of
          each annotation the text for every genotype.
        </p>
      </noscript>
    </>
  );
}
