// Stands between whoever calls and the mock provider, on two ports: one passes everything on, the other does so as
// Helicone does, for those with its key. Both note to the byte what came and what went. Prints the ports.
import http from 'node:http';

const [mockPort, heliconeKey] = process.argv.slice(2);
const journal = new Map(); // by the header x-case

function serve(helicone) {
  const server = http.createServer((request, response) => {
    if (request.url.startsWith('/__tap/')) {
      const prefix = decodeURIComponent(request.url.slice('/__tap/'.length));
      const entries = [...journal].filter(([name]) => name.startsWith(prefix));
      response.end(JSON.stringify(Object.fromEntries(entries)));
      return;
    }
    const entry = { path: request.url, headers: request.headers, request: '', status: 0, responseHeaders: {}, response: '', whole: false, left: false };
    const name = request.headers['x-case'] ?? '';
    journal.set(name, [...(journal.get(name) ?? []), entry]);
    const sent = [];
    response.on('close', () => {
      entry.left = !response.writableFinished;
      entry.response = Buffer.concat(sent).toString('base64');
    });
    const parts = [];
    request.on('data', part => parts.push(part));
    request.on('end', () => {
      const body = Buffer.concat(parts);
      entry.request = body.toString('base64');
      const headers = { ...request.headers, host: `127.0.0.1:${mockPort}` };
      if (helicone) {
        if (headers['helicone-auth'] !== `Bearer ${heliconeKey}`) {
          entry.status = 401;
          const refusal = Buffer.from('{"error":"Missing or wrong Helicone-Auth"}');
          sent.push(refusal);
          response.writeHead(401, { 'content-type': 'application/json', 'content-length': refusal.length });
          response.end(refusal);
          return;
        }
        for (const key of Object.keys(headers)) if (key.startsWith('helicone-')) delete headers[key];
      }
      // The mock has Gemini under /v1beta alone, and the SDK asks under /v1.
      const path = request.url.replace(/^\/v1(?=\/models\/[^/]+:)/, '/v1beta');
      const onward = http.request({ host: '127.0.0.1', port: mockPort, method: request.method, path, headers }, answer => {
        entry.status = answer.statusCode;
        const answerHeaders = { ...answer.headers };
        delete answerHeaders.connection;
        delete answerHeaders['keep-alive'];
        if (helicone) {
          answerHeaders['helicone-id'] = request.headers['helicone-request-id'] ?? 'none';
          answerHeaders['helicone-status'] = 'success';
        }
        entry.responseHeaders = answerHeaders;
        response.writeHead(answer.statusCode, answerHeaders);
        answer.on('data', part => { sent.push(part); response.write(part); });
        answer.on('end', () => { entry.whole = true; response.end(); });
        answer.on('error', () => response.destroy());
      });
      onward.on('error', () => response.destroy());
      response.on('close', () => onward.destroy());
      onward.end(body);
    });
  });
  server.keepAliveTimeout = 60_000;
  return new Promise(done => server.listen(0, '127.0.0.1', () => done(server.address().port)));
}

console.log(`ports ${await serve(false)} ${await serve(true)}`);
