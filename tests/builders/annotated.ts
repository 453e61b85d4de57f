import { joinRelease, type Knowledge } from "@/lib/knowledge";
import { annotationRowsAbout, type AnnotationRow } from "@/lib/report";
import { TODAY } from "./question";
import { genotypeText, release, releaseAnnotation, releaseEvidence, releaseGuideline } from "./release";
import { richKnowledge } from "./worlds";

/** The world of testol with a small release imported: an annotation with a population and papers on two sides, and one without. */
export const annotated: Knowledge = joinRelease(
  richKnowledge(),
  release({
    annotations: [
      releaseAnnotation({
        population: "Pediatric",
        evidence: [releaseEvidence(), releaseEvidence({ id: "12", pmid: "2", score: -1 })],
        texts: [genotypeText("CC"), genotypeText("CT"), genotypeText("TT")],
      }),
      releaseAnnotation({ clinpgxId: "2", level: "2B", genes: ["TEST2"], variants: ["rs2"], categories: ["Toxicity"] }),
    ],
    guidelines: [releaseGuideline()],
  }),
);

/** Its annotations of testol, the surest first. */
export const annotationsOfTestol: readonly AnnotationRow[] = annotationRowsAbout(annotated, TODAY, { drug: "testol" });
