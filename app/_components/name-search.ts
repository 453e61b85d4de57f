// A module of its own so that the search code loads on first need, not with the page.
export { createFinder, createNameLookup, createNameSearch, normaliseName, readDrug } from "@/lib/knowledge";
