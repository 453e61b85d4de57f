export { OBSERVATION_WARNINGS } from "./observation";
export type { DefinedPosition, ObservationWarning, ObservationWarningCode, ObservedPosition, SampleObservation } from "./observation";
