"use client"; // the panel is read and the report written here, in the browser, and nothing of it is sent

import {
  lazy,
  Suspense,
  useCallback,
  useDeferredValue,
  useEffect,
  useLayoutEffect,
  useMemo,
  useRef,
  useState,
} from "react";
import { flushSync } from "react-dom";
import type { ReportReading } from "@/lib/schema";
import { useBeforePrint } from "../_components/before-print";
import { useHydrated } from "../_components/hydrated";
import { NotAnswered, type NotAnsweredYet } from "../_components/not-answered";
import type { Linked, Typed, Written } from "./report-engine";
import { ReportFields } from "./report-fields";
import { useParts, useReportEngine } from "./use-report-engine";

// Few readers need it, and none before the page can be used.
const EarlierFile = lazy(() => import("./earlier-file").then((file) => ({ default: file.EarlierFile })));

const EMPTY: Typed = { drugs: "", panel: "", coMedication: "", setting: "" };

interface Props {
  readonly settings: readonly { readonly value: string; readonly word: string }[];
  readonly challenge: string | null;
}

/**
 * Takes drugs, results and co-medication, and shows the report of them. Typing goes first and the report follows, so
 * for moments it answers what stood in the fields before: then it is marked as busy, is on no paper, and is brought up
 * to date before anything is taken from it.
 */
export function ReportDesk({ settings, challenge }: Props) {
  const [typed, setTyped] = useState(EMPTY);
  const [settled, setSettled] = useState<Typed | null>(null);
  const [reading, setReading] = useState<ReportReading>("prescriber");
  const [identity, setIdentity] = useState("");
  const [linked, setLinked] = useState<Linked | null>(null);
  const [refused, setRefused] = useState<readonly string[]>([]);
  const [isOpening, setIsOpening] = useState(false);
  const [fileTold, setFileTold] = useState<readonly string[] | null>(null);
  const [isReadingFile, setIsReadingFile] = useState(false);
  const { engine, Tools, state, need } = useReportEngine();
  const isReady = useHydrated();
  const deferred = useDeferredValue(typed);
  const asked = settled === typed ? typed : deferred;

  useEffect(() => {
    let opened = 0;
    const openAddress = (): void => {
      const fragment = window.location.hash.slice(1);
      // Anchors of the page begin with a letter, links of ours with a number.
      if (!/^\d/.test(fragment)) return;
      const own = (opened += 1);
      setIsOpening(true);
      void need().then((one) => {
        // A link that was followed since is the one that counts.
        if (own !== opened) return;
        setIsOpening(false);
        const found = one?.open(fragment) ?? {
          refused: ["The link could not be opened: what it needs did not load."],
        };
        if ("refused" in found) {
          setRefused(found.refused);
          return;
        }
        setRefused([]);
        setLinked(found);
        setFileTold(null);
        setTyped(found.typed);
        setReading(found.reading);
      });
    };
    openAddress();
    window.addEventListener("hashchange", openAddress);
    return () => {
      opened += 1;
      window.removeEventListener("hashchange", openAddress);
    };
  }, [need]);

  const read = useMemo(() => (engine === null ? null : engine.read(asked, linked)), [engine, linked, asked]);
  const drugs = read?.drugIds.join(",") ?? "";
  const isLinked = linked !== null && linked.typed === asked;
  const parts = useParts(engine, drugs);
  const written = useMemo(
    () =>
      engine === null || read === null || drugs === ""
        ? null
        : engine.write({ read, linked: isLinked ? linked : null, reading, identity, challenge, today: engine.today() }),
    // eslint-disable-next-line react-hooks/exhaustive-deps -- the engine holds more once parts have arrived
    [engine, read, linked, isLinked, drugs, parts.turn, reading, identity, challenge],
  );
  const notYet = ((): NotAnsweredYet | null => {
    if (isReadingFile) return "file";
    if (isOpening) return "loading";
    if ([typed.drugs, typed.panel, typed.coMedication].every((text) => text.trim() === "")) return null;
    if (asked !== typed) return "working";
    if (engine === null) return state === "failed" ? "failed" : "loading";
    if (drugs === "") return "no-drug";
    if (written === null) return parts.state === "failed" ? "failed" : "loading";
    return "refused" in written ? "refused" : null;
  })();
  const report = written === null || "refused" in written ? null : written;

  const now = useRef<{ readonly typed: Typed; readonly linked: Linked | null; readonly report: Written | null }>({
    typed,
    linked,
    report: null,
  });
  useLayoutEffect(() => {
    now.current = { typed, linked, report: notYet === null ? report : null };
  });
  /** Returns the report on what stands in the fields, written at once if need be; null while there is none. */
  const settle = useCallback((): Written | null => {
    flushSync(() => setSettled(now.current.typed));
    return now.current.report;
  }, []);
  useBeforePrint(settle);

  const set = (key: keyof Typed, text: string): void => {
    void need();
    leaveLink();
    // Once the text is edited, what was said of its file may not be so.
    if (key === "panel") setFileTold(null);
    setTyped(({ confirmed, ...before }) => ({
      ...before,
      ...(key === "panel" || confirmed === undefined ? {} : { confirmed }),
      [key]: text,
    }));
  };
  const hasFailed = notYet === "failed";
  return (
    <>
      {refused.length > 0 && <Refused heading="The link could not be read" lines={refused} />}
      {linked?.typed === typed &&
        linked.told.map((text) => (
          <p key={text} className="aside">
            {text}
          </p>
        ))}
      <section className="results no-print" aria-label="Drugs and results">
        <ReportFields
          {...{ settings, typed, read, identity, reading, fileTold }}
          isDisabled={!isReady || isOpening}
          onNeed={() => void need()}
          onType={set}
          onConfirm={() => setTyped((before) => ({ ...before, confirmed: before.panel }))}
          onFileText={(text, told) => {
            set("panel", text);
            setFileTold(told);
          }}
          onIdentity={setIdentity}
          onReading={(chosen) => {
            leaveLink();
            setReading(chosen);
          }}
          onFile={setIsReadingFile}
        />
        <p role="status" className="small">
          {(state === "loading" || notYet === "loading") && "Loading what the report needs…"}
          {notYet === "file" && "Reading the file…"}
          {hasFailed && "The report could not be written: the data did not load. "}
        </p>
        {hasFailed && (
          <button type="button" className="plain-button" onClick={engine === null ? () => void need() : parts.retry}>
            Try again
          </button>
        )}
      </section>
      <div data-answer aria-busy={notYet === "working" || notYet === "loading" || notYet === "file"}>
        {notYet !== null && <NotAnswered because={notYet} />}
        {written !== null && "refused" in written && (
          <Refused heading="The question was not understood" lines={written.refused} />
        )}
        {report !== null && Tools !== null && <Tools written={report} settle={settle} isCurrent={notYet === null} />}
      </div>
      <Suspense>
        <EarlierFile
          question={typed}
          onText={async (text) => {
            const one = await need();
            if (one === null) return null;
            const { typed: question, linked: link } = now.current;
            const isAsking = Object.values(question).some((field) => typeof field === "string" && field.trim() !== "");
            const comparison = await one.compare(text, isAsking ? one.read(question, link) : null, one.today());
            return { question, comparison };
          }}
        />
      </Suspense>
    </>
  );
}

function Refused({ heading, lines }: { readonly heading: string; readonly lines: readonly string[] }) {
  return (
    <div className="error-summary" role="alert">
      <h2>{heading}</h2>
      {lines.map((text) => (
        <p key={text}>{text}</p>
      ))}
    </div>
  );
}

/** Takes a link of ours out of the address once the question is another one: the address would lead back to the old. */
function leaveLink(): void {
  if (/^#\d/.test(window.location.hash))
    window.history.replaceState(null, "", `${window.location.pathname}${window.location.search}`);
}
