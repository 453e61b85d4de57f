export { servedKnowledge } from "./load-knowledge";
export { today } from "./clock";
