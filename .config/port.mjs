import { connect, createServer } from "node:net";
import { ReaderError } from "./progress.mjs";

const LOOPBACK = ["127.0.0.1", "::1"];

/** Where to listen: HOST and PORT if they are set, else this machine alone on 3000. */
export function addressFrom(env) {
  const host = env.HOST || "127.0.0.1";
  const port = Number(env.PORT || 3000);
  if (!Number.isInteger(port) || port < 1 || port > 65535) {
    throw new ReaderError(
      `PORT is ${JSON.stringify(env.PORT)}; expected a whole number from 1 to 65535. Example: PORT=3001 npm start`,
      2,
    );
  }
  return { host, port };
}

/** Throws a one-line explanation if somebody else answers at this address already. */
export async function assertPortIsFree({ host, port }) {
  const problem = await problemAt({ host, port });
  if (problem === undefined) return;
  throw new ReaderError(
    problem === "EADDRINUSE"
      ? `Port ${port} is in use by another program. Stop that program, or choose another port: PORT=${port + 1} npm start`
      : `Cannot listen on ${host}, port ${port} (${problem}). Set HOST and PORT to an address of this machine.`,
    2,
  );
}

/** Returns a port of this machine on which nobody waits, as the system gives it out. */
export function freePort() {
  return new Promise((resolve, reject) => {
    const probe = createServer().on("error", reject);
    probe.listen({ port: 0, host: "127.0.0.1" }, () => {
      const { port } = probe.address();
      probe.close(() => resolve(port));
    });
  });
}

/** A program on the other loopback address, or on all of them, would answer for `localhost` in our place. */
async function problemAt({ host, port }) {
  const answers = await Promise.all(LOOPBACK.map((address) => isAnswered(address, port)));
  return answers.includes(true) ? "EADDRINUSE" : listenProblem(host, port);
}

function isAnswered(host, port) {
  return new Promise((resolve) => {
    const socket = connect({ host, port, timeout: 500 });
    const finish = (answer) => {
      socket.destroy();
      resolve(answer);
    };
    socket
      .on("connect", () => finish(true))
      .on("error", () => finish(false))
      .on("timeout", () => finish(false));
  });
}

function listenProblem(host, port) {
  return new Promise((resolve) => {
    const server = createServer();
    server.on("error", (error) => resolve(error.code));
    server.listen({ host, port }, () => server.close(() => resolve(undefined)));
  });
}
