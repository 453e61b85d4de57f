import type { Metadata } from "next";
import { API_OPERATIONS, CDS_SERVICES, schemaOf, type ApiOperation } from "@/lib/interop";
import { TextLink } from "../_components/text-link";

export const metadata: Metadata = { title: "API" };

/** The same operations and schemas as /api/v1/openapi.json, for a reader. */
export default function ApiPage() {
  return (
    <>
      <h1>API</h1>
      <p className="lead">
        The answers of these pages as data, and as cards inside an ordering system. What you send is answered, not
        stored, and not logged.
      </p>
      <p>
        The same in a form for software: <a href="/api/v1/openapi.json">/api/v1/openapi.json</a> (OpenAPI 3.1, made from
        the schemas that check each request). Errors are <code>application/problem+json</code> with the path of the
        field at fault. A body may have 1 MB. <a href="/healthz">/healthz</a> says whether the server is well.
      </p>
      {API_OPERATIONS.map((operation) => (
        <Operation key={operation.id} operation={operation} />
      ))}
      <section aria-labelledby="cds">
        <h2 id="cds">CDS Hooks 2.0.1</h2>
        <p>
          Discovery: <TextLink href="/cds-services">/cds-services</TextLink>. Try it on the{" "}
          <TextLink href="/demo/orders">mock ordering system</TextLink>.
        </p>
        <div className="scroll" role="region" aria-label="CDS Hooks services" tabIndex={0}>
          <table>
            <caption>Services; each is called by POST, and told what became of its cards under /feedback</caption>
            <thead>
              <tr>
                <th scope="col">Address</th>
                <th scope="col">Hook</th>
                <th scope="col">What it does</th>
              </tr>
            </thead>
            <tbody>
              {CDS_SERVICES.map((service) => (
                <tr key={service.id}>
                  <th scope="row">
                    <code>/cds-services/{service.id}</code>
                  </th>
                  <td>{service.hook}</td>
                  <td>{service.description}</td>
                </tr>
              ))}
            </tbody>
          </table>
        </div>
        <h3>How loud a card is</h3>
        <p>
          <strong>Critical</strong> where the leading row of a guideline says contraindicated or avoid;{" "}
          <strong>warning</strong> where it changes the drug or the dose, or has the dose worked out;{" "}
          <strong>for information</strong> otherwise: to monitor, to test first, research, labels, and where bodies
          differ. Where there is nothing to say there is no card.
        </p>
      </section>
    </>
  );
}

function Operation({ operation }: { readonly operation: ApiOperation }) {
  return (
    <section aria-labelledby={operation.id}>
      <h2 id={operation.id}>{operation.summary}</h2>
      <p>
        <code>
          {operation.method.toUpperCase()} {operation.path}
        </code>
      </p>
      <p>{operation.description}</p>
      {operation.query !== undefined && (
        <dl className="facts">
          {operation.query.map((one) => (
            <div key={one.name} className="contents">
              <dt>
                <code>{one.name}</code>
              </dt>
              <dd>{one.description}</dd>
            </div>
          ))}
        </dl>
      )}
      {operation.body !== undefined && (
        <>
          <Json title={`An example of the request to ${operation.path}`} value={operation.body.example} />
          <details>
            <summary>Schema of the request</summary>
            <Json title={`Schema of the request to ${operation.path}`} value={schemaOf(operation.body.schema)} />
          </details>
        </>
      )}
      <details>
        <summary>Schema of the answer</summary>
        <Json title={`Schema of the answer of ${operation.path}`} value={schemaOf(operation.answer)} />
      </details>
    </section>
  );
}

function Json({ title, value }: { readonly title: string; readonly value: object }) {
  return (
    <pre className="scroll small" tabIndex={0} role="region" aria-label={title}>
      {JSON.stringify(value, null, 2)}
    </pre>
  );
}
