"use client"; // Next asks for it: the error page must run where the error is caught

/** Our own failure. It prints no advice, and nothing of what was asked. */
export default function ErrorPage() {
  return (
    <>
      <h1>Something broke on our side</h1>
      <p className="lead">
        No advice is shown, because we cannot vouch for it. Load the page again; if it stays broken, look the question
        up in the guideline itself.
      </p>
    </>
  );
}
