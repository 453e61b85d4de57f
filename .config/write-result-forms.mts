/** `npm run result-forms`: writes the table of the forms in which results are read. */
import { writeFileSync } from "node:fs";
import { compileFrom } from "../lib/node/load-knowledge";
import { RESULT_FORMS_DOCUMENT, resultFormsDocument } from "../lib/node/result-forms-document";

const compiled = await compileFrom(process.cwd());
if (!compiled.ok) throw new Error("The content is not sound: run `npm run content`.");
writeFileSync(RESULT_FORMS_DOCUMENT, resultFormsDocument(compiled.knowledge));
process.stderr.write(`${RESULT_FORMS_DOCUMENT} written.\n`);
