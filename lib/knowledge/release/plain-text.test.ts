import { describe, expect, it } from "vitest";
import { plainText } from "./plain-text";

describe("HTML becomes the words a reader would see", () => {
  it.each([
    ['<p>One <em>word</em>.</p>\n<p>Two&nbsp;<a href="https://example.org">words</a>.</p>', "One word.\nTwo words."],
    ["<p>a &lt;b&gt; &amp;lt; &quot;c&quot; &#39;d&#x27; &unknown;</p>", "a <b> &lt; \"c\" 'd' &unknown;"],
    ["<ul><li>one</li><li>two</li></ul>", "one\ntwo"],
    ["<script>steal()</script><style>p{}</style><!-- secret --><p onclick='x()'>seen</p>", "seen"],
    ["score < 3 and > 1", "score < 3 and > 1"],
    ["line one\nstill line one<br/>line two", "line one still line one\nline two"],
  ])("%s", (html, text) => {
    expect(plainText(html)).toBe(text);
  });

  it("tells that there are no words", () => {
    expect(plainText("<p> </p>\n")).toBeNull();
  });
});
