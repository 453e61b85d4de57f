import type { Metadata } from "next";
import { servedKnowledge } from "@/lib/node";
import { PrintHeader } from "../_components/print-header";
import { TextLink } from "../_components/text-link";
import { GenomeReader } from "./genome-reader";

export const metadata: Metadata = { title: "Genome file" };

export default async function GenomePage() {
  const { date, version } = await servedKnowledge();
  return (
    <>
      <PrintHeader title="genes from a file" asOf={date} version={version} />
      <h1>Genes from a genome file</h1>
      <p className="lead no-print">
        Choose a patient&apos;s VCF. Each gene that guidance asks about is read from it: the result, what was seen of
        the gene, and what was not.
      </p>
      <noscript>
        <div className="aside">
          <p>
            Reading a file needs JavaScript, because it is read in your browser and nowhere else. Without it, read the
            file on your own machine with the command line:
          </p>
          <p className="mt-2">
            <code>npm run -s haplonote -- call FILE.vcf.gz</code>
          </p>
          <p className="mt-2">
            Or take the results of a report to the <TextLink href="/">question form</TextLink>, which works without
            JavaScript.
          </p>
        </div>
      </noscript>
      <GenomeReader />
      <h2 className="no-print">What the file may be</h2>
      <ul className="list no-print">
        <li>VCF 4.1 to 4.4 or gVCF, plain or packed with gzip or bgzip, of any size, with one sample or many.</li>
        <li>
          Positions on GRCh38 (hg38). A file on GRCh37 (hg19) is recognised and refused, since its positions mean
          something else.
        </li>
        <li>
          Every position that was looked at, those like the reference too. A position that is not in the file counts as
          not seen; it is never taken for normal.
        </li>
      </ul>
      <h2 className="no-print">Where the data go</h2>
      <p className="no-print">
        Nowhere. The file is read by a part of this page that is barred from every network, and nothing of it is stored.
        When you pick a drug, the page fetches the guidance on that drug, so our server learns the drug&apos;s name and
        nothing of the patient. <TextLink href="/methods/calling-alleles">How alleles are called</TextLink>, and what is
        arbitrary about it.
      </p>
    </>
  );
}
