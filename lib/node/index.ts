export { servedKnowledge } from "./load-knowledge";
