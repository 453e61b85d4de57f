import { mkdirSync, readFileSync, renameSync, rmSync, statSync, writeFileSync } from "node:fs";
import { dirname } from "node:path";
import { setTimeout as pause } from "node:timers/promises";

/** A lock is written in one breath; one that is still empty after this was left by a process that was stopped. */
const WRITTEN_WITHIN_MS = 5000;
const NOBODY = 0;

/**
 * Runs `work` while no other process on this machine runs any under the same lock file, and returns what it returns.
 * Waits for one that does, and calls `onWait` once before that. A lock whose process is gone counts for nothing.
 */
export async function alone(lock, work, onWait = () => undefined) {
  mkdirSync(dirname(lock), { recursive: true });
  for (let waits = 0; !isTaken(lock); waits += 1) {
    if (waits === 0) onWait();
    await pause(100);
  }
  const release = () => rmSync(lock, { force: true });
  process.once("exit", release);
  try {
    return await work();
  } finally {
    process.off("exit", release);
    release();
  }
}

/** Whether a process of this number runs on this machine. */
export function isRunning(pid) {
  if (pid === NOBODY) return false;
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    // Somebody else's process may not be signalled, but it is there.
    return error.code === "EPERM";
  }
}

function isTaken(lock) {
  if (isMade(lock)) return true;
  const holder = holderOf(lock);
  if (holder === undefined || isRunning(holder)) return false;
  // Moved aside and looked at once more: another may have cleared the old lock and taken a new one in between.
  const aside = `${lock}.${process.pid}`;
  try {
    renameSync(lock, aside);
  } catch {
    return false;
  }
  if (holderOf(aside) === holder) rmSync(aside, { force: true });
  else renameSync(aside, lock);
  return isMade(lock);
}

function isMade(lock) {
  try {
    writeFileSync(lock, String(process.pid), { flag: "wx" });
    return true;
  } catch (error) {
    // Windows says EPERM of a file that is just being removed.
    if (error.code === "EEXIST" || error.code === "EPERM") return false;
    throw error;
  }
}

/** The process that holds a lock; nobody where it was never written to its end; undefined where it is gone or fresh. */
function holderOf(lock) {
  try {
    const pid = Number(readFileSync(lock, "utf8"));
    if (Number.isInteger(pid) && pid > 0) return pid;
    return Date.now() - statSync(lock).mtimeMs > WRITTEN_WITHIN_MS ? NOBODY : undefined;
  } catch {
    return undefined;
  }
}
