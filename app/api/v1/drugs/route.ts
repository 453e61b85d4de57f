import { preflight, wrongMethod } from "../../../_http/exchange";
import { findNames } from "../../../_http/names";

export const dynamic = "force-dynamic";

/** Finds drugs by name: ?q=… */
export const GET = findNames("drugs");

export const OPTIONS = (): Response => preflight("GET");
export const POST = wrongMethod("GET", "problem");
export const PUT = POST;
export const PATCH = POST;
export const DELETE = POST;
