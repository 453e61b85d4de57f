export { knowledge } from "@/tests/builders/shipped";

export const TODAY = "2026-11-24";
