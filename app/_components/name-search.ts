// A module of its own so that the search code loads on first need, not with the page.
export { createFinder, createNameSearch, normaliseName } from "@/lib/knowledge";
