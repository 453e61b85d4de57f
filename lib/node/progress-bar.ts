const WIDTH = 24;

/**
 * Returns what draws a bar on one line of a terminal, over and over, and takes
 * it away at the end. `draw` writes to the terminal.
 */
export function progressBar(draw: (text: string) => void): (fraction: number, what: string) => void {
  return (fraction, what) => {
    const done = Math.round(Math.min(Math.max(fraction, 0), 1) * WIDTH);
    const percent = Math.round((done / WIDTH) * 100);
    draw(
      fraction >= 1
        ? "\r\u001B[2K"
        : `\r\u001B[2K[${"#".repeat(done)}${".".repeat(WIDTH - done)}] ${String(percent).padStart(3)} %  ${what.slice(0, 48)}`,
    );
  };
}
