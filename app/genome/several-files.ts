// A module of its own so that the reader of files loads on first need, not with the page.
export { severalFiles } from "@/lib/genotype";
