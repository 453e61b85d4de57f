export { servedDifference, servedKnowledge } from "./load-knowledge";
export { today } from "./clock";
