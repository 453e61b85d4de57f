import { examplesOf } from "@/app/_examples/example";
import { Filtered } from "./filtered";

export const examples = examplesOf(Filtered, {
  "filters as they were sent": {
    props: {
      form: (
        <form>
          <label>
            Gene <input name="gene" defaultValue="MTOR" />
          </label>
        </form>
      ),
      rows: <p>Three rows</p>,
      download: <a href="/evidence.csv">Download all 3 as CSV</a>,
    },
    heard: [["textbox", "Gene"], "Three rows", ["link", "Download all 3 as CSV"], ["status"]],
  },
});
