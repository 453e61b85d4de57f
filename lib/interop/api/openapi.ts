import * as z from "zod";
import { AdviceRequestSchema } from "@/lib/schema";
import { AdviceAnswerSchema, FoundNamesSchema, ProblemDocumentSchema } from "./advice-api";

/** One operation of the API, as the page and the document both tell it. */
export interface ApiOperation {
  readonly method: "get" | "post";
  readonly path: string;
  readonly id: string;
  readonly summary: string;
  readonly description: string;
  readonly query?: readonly { readonly name: string; readonly required: boolean; readonly description: string }[];
  readonly body?: { readonly schema: keyof typeof SCHEMAS; readonly example: object };
  readonly answer: keyof typeof SCHEMAS;
}

const SCHEMAS = {
  AdviceRequest: z.toJSONSchema(AdviceRequestSchema, { io: "input", target: "draft-2020-12" }),
  AdviceAnswer: z.toJSONSchema(AdviceAnswerSchema, { io: "input", target: "draft-2020-12" }),
  FoundNames: z.toJSONSchema(FoundNamesSchema, { target: "draft-2020-12" }),
  Problem: z.toJSONSchema(ProblemDocumentSchema, { target: "draft-2020-12" }),
} as const;

/** Every operation, in the order in which a newcomer would use them. */
export const API_OPERATIONS: readonly ApiOperation[] = [
  {
    method: "get",
    path: "/api/v1/drugs",
    id: "findDrugs",
    summary: "Find a drug by its name",
    description: "Generic names, brands, synonyms and classes; a beginning or a slip of the pen will do.",
    query: [{ name: "q", required: true, description: "What to look for, at most 100 characters" }],
    answer: "FoundNames",
  },
  {
    method: "get",
    path: "/api/v1/genes",
    id: "findGenes",
    summary: "Find a gene by its symbol",
    description: "Symbols, former symbols, aliases and full names.",
    query: [{ name: "q", required: true, description: "What to look for, at most 100 characters" }],
    answer: "FoundNames",
  },
  {
    method: "post",
    path: "/api/v1/advice",
    id: "advise",
    summary: "Ask what is known and what to do",
    description:
      "Takes drugs, and genes or results; gives the notes that the pages show, as data. A result that cannot be read comes back among the problems and decides nothing. What is sent is neither stored nor logged.",
    body: {
      schema: "AdviceRequest",
      example: { drugs: ["clopidogrel"], results: [{ gene: "CYP2C19", diplotype: "*2/*2" }] },
    },
    answer: "AdviceAnswer",
  },
];

const REFUSALS = {
  400: "The request does not fit its schema, or names something we do not hold",
  413: "The body is longer than 1 MB",
  415: "The body is not JSON",
  429: "Too many calls",
  500: "Our own fault",
} as const;

/** Returns the OpenAPI document; its schemas are those that check requests and answers. */
export function openApi(version: string): object {
  const paths: Record<string, Record<string, object>> = {};
  for (const operation of API_OPERATIONS)
    paths[operation.path] = { ...paths[operation.path], [operation.method]: operationObject(operation) };
  return {
    openapi: "3.1.0",
    info: {
      title: "Haplonote API",
      version: "1",
      description: `What is known about a drug and a gene, how sure it is, and what to do. For research and teaching; not a medical device. Knowledge ${version}.`,
      license: { name: "Code Apache-2.0, content CC BY-SA 4.0" },
    },
    paths,
    components: {
      schemas: Object.fromEntries(Object.entries(SCHEMAS).map(([name, schema]) => [name, withoutMeta(schema)])),
    },
  };
}

/** Returns a schema by its name, for the page. */
export function schemaOf(name: keyof typeof SCHEMAS): object {
  return withoutMeta(SCHEMAS[name]);
}

function operationObject({ id, summary, description, query, body, answer }: ApiOperation): object {
  const json = (schema: string): object => ({
    "application/json": { schema: { $ref: `#/components/schemas/${schema}` } },
  });
  return {
    operationId: id,
    summary,
    description,
    ...(query === undefined
      ? {}
      : {
          parameters: query.map(({ name, required, description: told }) => ({
            name,
            in: "query",
            required,
            description: told,
            schema: { type: "string", maxLength: 100 },
          })),
        }),
    ...(body === undefined
      ? {}
      : {
          requestBody: {
            required: true,
            content: {
              "application/json": { schema: { $ref: `#/components/schemas/${body.schema}` }, example: body.example },
            },
          },
        }),
    responses: {
      200: { description: "The answer", content: json(answer) },
      ...Object.fromEntries(
        Object.entries(REFUSALS).map(([status, told]) => [
          status,
          {
            description: told,
            content: { "application/problem+json": { schema: { $ref: "#/components/schemas/Problem" } } },
          },
        ]),
      ),
    },
  };
}

function withoutMeta(schema: object): object {
  return Object.fromEntries(Object.entries(schema).filter(([key]) => key !== "$schema"));
}
