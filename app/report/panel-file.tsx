import { useRef, useState, type DragEvent } from "react";
import { useHydrated } from "../_components/hydrated";

/** Takes a file by picker or drop. It is read here and goes nowhere; one that is refused leaves the field as it was. */
export function PanelFile({
  onText,
  onFile,
}: {
  readonly onText: (text: string, told: readonly string[]) => void;
  readonly onFile: (isReading: boolean) => void;
}) {
  const [said, setSaid] = useState("");
  const [isReading, setIsReading] = useState(false);
  const [isOver, setIsOver] = useState(false);
  const isReady = useHydrated();
  const input = useRef<HTMLInputElement>(null);
  // Of two files chosen one after the other the later counts, whichever is read first.
  const chosen = useRef(0);
  const refuse = (line: string): void => {
    // No name of a file beside the field whose text is not in it.
    if (input.current !== null) input.current.value = "";
    setSaid(line);
  };
  const choose = async (files: readonly File[]): Promise<void> => {
    const [file, ...others] = files;
    if (file === undefined) return;
    const own = (chosen.current += 1);
    if (others.length > 0)
      return refuse(`Found ${files.length} files at once; expected one. Choose one, and add the others by pasting.`);
    setSaid("");
    setIsReading(true);
    onFile(true);
    const read = await import("../_files/file-text")
      .then(({ textOfFile }) => textOfFile("results", file))
      .catch(() => null);
    if (own !== chosen.current) return;
    setIsReading(false);
    if (read === null)
      refuse("The browser cannot read the file: it may be a folder, or have been moved. Choose it again.");
    else if ("refused" in read) refuse(read.refused);
    else onText(read.text, read.told);
    onFile(false);
  };
  const drop = (event: DragEvent): void => {
    event.preventDefault();
    setIsOver(false);
    void choose([...event.dataTransfer.files]);
  };
  return (
    <div
      className="dropzone small"
      data-over={isOver}
      onDragEnter={() => setIsOver(true)}
      onDragOver={(event) => {
        event.preventDefault();
        setIsOver(true);
      }}
      onDragLeave={() => setIsOver(false)}
      onDrop={drop}
    >
      <label htmlFor="report-file">Or a file: </label>
      <input
        ref={input}
        id="report-file"
        type="file"
        disabled={!isReady}
        aria-describedby="report-file-hint"
        onChange={({ currentTarget }) => void choose([...(currentTarget.files ?? [])])}
      />
      <p id="report-file-hint" className="hint">
        Choose one or drop it here: a table, text, Excel, PDF, HL7 v2, FHIR, or what this app saved. It is read in this
        browser.
      </p>
      <p role="status">{isReading && "Reading the file…"}</p>
      <p role="status" className="error">
        {said}
      </p>
    </div>
  );
}
