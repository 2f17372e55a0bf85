// The same fan-out by Bun's own WebSocket server (uWebSockets is inside), for comparison: no rules, no
// log, no limits; whatever somebody says is published to the session that they named. It speaks as
// much of the protocol as `chatroom.bench.load` looks at.
//
//   bun bench/peers/bun.js PORT [CERT.pem KEY.pem]
const [port, cert, key] = process.argv.slice(2);
const seqs = new Map();

function enter(ws, frame) {
  ws.data.session = frame.then.session;
  ws.subscribe(frame.then.session);
  ws.send(`{"t":"state","seq":${seqs.get(frame.then.session) ?? 0}}`);
}

const server = Bun.serve({
  port: Number(port),
  hostname: '127.0.0.1',
  tls: cert && { cert: Bun.file(cert), key: Bun.file(key) },
  fetch(request, server) {
    return server.upgrade(request, { data: { session: '' } }) ? undefined : new Response('no', { status: 400 });
  },
  websocket: {
    perMessageDeflate: false,
    publishToSelf: true,
    backpressureLimit: 1 << 29,
    closeOnBackpressureLimit: false,
    idleTimeout: 0,
    maxPayloadLength: 65_536,
    message(ws, message) {
      if (!message.startsWith('{"t":"say"')) {
        enter(ws, JSON.parse(message));
        return;
      }
      const { session } = ws.data;
      const seq = (seqs.get(session) ?? 0) + 1;
      seqs.set(session, seq);
      server.publish(session, `{"t":"entry","seq":${seq},${message.slice(message.indexOf('"text"'))}`);
    },
  },
});
