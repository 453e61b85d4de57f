export { servedDifference, servedKnowledge } from "./load-knowledge";
export { drawnAtBuild } from "./drawn";
export { nowMs, nowSeconds, today } from "./clock";
export { createGate, type Admission, type Caller, type Gate } from "./client-token";
export { tallyFeedback } from "./feedback-tally";
export { fetchNeeded, isAllowed } from "./fetch-fhir";
export { createRateLimit, type RateLimit } from "./rate-limit";
export { logRequest, type LogLine } from "./request-log";
export { isLoopback, settings, settingsFrom, type Settings } from "./settings";
