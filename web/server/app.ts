// Puts the doors together: what every request passes, then each route.
import { Hono } from 'hono';
import { bodyLimit } from 'hono/body-limit';
import { cors } from 'hono/cors';
import { createMiddleware } from 'hono/factory';
import { routePath } from 'hono/route';
import { secureHeaders } from 'hono/secure-headers';
import { CoachError } from '../../knowledge/errors.ts';
import { bearerOf, bearerOfProtocols } from './auth.ts';
import { addressOf, type Env, type Services } from './context.ts';
import { pageRoutes } from './pages.ts';
import { fail } from './respond.ts';
import { alertRoutes } from './routes/alerts.ts';
import { authRoutes } from './routes/auth.ts';
import { budgetRoutes } from './routes/budgets.ts';
import { chatRoutes } from './routes/chat.ts';
import { consentRoutes } from './routes/consent.ts';
import { conversationRoutes } from './routes/conversations.ts';
import { correctionRoutes } from './routes/corrections.ts';
import { glossaryRoutes } from './routes/glossary.ts';
import { goalRoutes } from './routes/goals.ts';
import { healthRoutes } from './routes/health.ts';
import { importRoutes, MAX_FILE_BYTES } from './routes/imports.ts';
import { ingestRoutes } from './routes/ingest.ts';
import { invocationRoutes } from './routes/invocations.ts';
import { meRoutes } from './routes/me.ts';
import { memoryRoutes } from './routes/memories.ts';
import { operatorRoutes } from './routes/operator.ts';
import { plaidLinkRoutes } from './routes/plaid-links.ts';
import { recommendationRoutes } from './routes/recommendations.ts';
import { recurringRoutes } from './routes/recurring.ts';
import { runRoutes } from './routes/runs.ts';
import { traceRoutes } from './routes/traces.ts';
import { webhookRoutes } from './routes/webhooks.ts';
import { wellbeingRoutes } from './routes/wellbeing.ts';
import { socketRoutes } from './routes/ws.ts';
import { MAX_FRAME_BYTES } from './socket.ts';

/** Routes under /api/v1, in the order of PROTOCOL. */
const apiRoutes = [
  authRoutes,
  meRoutes,
  recurringRoutes,
  recommendationRoutes,
  alertRoutes,
  budgetRoutes,
  goalRoutes,
  wellbeingRoutes,
  memoryRoutes,
  correctionRoutes,
  consentRoutes,
  importRoutes,
  traceRoutes,
  conversationRoutes,
  chatRoutes,
  runRoutes,
  operatorRoutes,
  plaidLinkRoutes,
  ingestRoutes,
  webhookRoutes,
  glossaryRoutes,
];

/** Routes at the root. */
const rootRoutes = [healthRoutes, invocationRoutes, socketRoutes, pageRoutes];

/** Multipart adds its own lines around the files. */
const MAX_UPLOAD_BYTES = MAX_FILE_BYTES + 64 * 1024;

/** Files and batches; everything else is small. */
const bigBodies = /\/(imports|ingest\/transactions)$/;

/** The whole server as one function of a request. */
export function createApp(services: Services): Hono<Env> {
  const app = new Hono<Env>();
  const tooLarge = () => {
    throw new CoachError('TOO_LARGE');
  };
  const small = bodyLimit({ maxSize: MAX_FRAME_BYTES, onError: tooLarge });
  const upload = bodyLimit({ maxSize: MAX_UPLOAD_BYTES, onError: tooLarge });
  app.onError((error, c) => {
    if (!(error instanceof CoachError)) services.log.error('a request failed', error, { route: routePath(c, -1) });
    return fail(c, error);
  });
  app.notFound((c) => fail(c, new CoachError('NOT_FOUND')));
  app.use(logged(services), headers, sameOrigin(services), corsFor(services), limited(services));
  app.use((c, next) => (bigBodies.test(c.req.path) ? upload(c, next) : small(c, next)));
  for (const routes of apiRoutes) app.route('/api/v1', routes(services));
  for (const routes of rootRoutes) app.route('/', routes(services));
  return app;
}

/** Nothing from elsewhere, nothing inline, nobody's frame. */
const headers = secureHeaders({
  contentSecurityPolicy: {
    defaultSrc: ["'none'"],
    scriptSrc: ["'self'"],
    styleSrc: ["'self'"],
    imgSrc: ["'self'", 'data:'],
    fontSrc: ["'self'"],
    connectSrc: ["'self'"],
    formAction: ["'self'"],
    baseUri: ["'none'"],
    frameAncestors: ["'none'"],
  },
  xFrameOptions: 'DENY',
  referrerPolicy: 'no-referrer',
});

/** One line a request: the route's pattern, never the address itself, which holds ids and tickets. Answers of the API are nobody's to keep. */
function logged({ log }: Services) {
  return createMiddleware<Env>(async (c, next) => {
    const startedAt = performance.now();
    await next();
    if (c.req.path.startsWith('/api/')) c.header('Cache-Control', 'no-store');
    const ms = Math.round(performance.now() - startedAt);
    log.info('request', { method: c.req.method, route: routePath(c, -1), status: c.res.status, ms });
  });
}

/** A page of another origin may not change anything or open a socket unless it is on the list. */
function sameOrigin({ config }: Services) {
  return createMiddleware<Env>(async (c, next) => {
    const origin = c.req.header('origin');
    const isReading = ['GET', 'HEAD', 'OPTIONS'].includes(c.req.method) && c.req.path !== '/ws';
    if (
      origin !== undefined &&
      !isReading &&
      !isAllowed(origin, c.req.header('host') ?? new URL(c.req.url).host, config.origins)
    ) {
      throw new CoachError('FORBIDDEN', 'Pages of this origin may not connect.');
    }
    await next();
  });
}

function isAllowed(origin: string, host: string, allowed: string[]): boolean {
  return allowed.includes(origin) || (URL.canParse(origin) && new URL(origin).host === host);
}

/** Lets pages of the listed origins read answers; they sign in by header, never by cookie. */
function corsFor({ config }: Services) {
  return cors({
    origin: (origin) => (config.origins.includes(origin) ? origin : null),
    allowHeaders: ['Authorization', 'Content-Type'],
    allowMethods: ['GET', 'POST', 'PUT', 'PATCH', 'DELETE'],
    exposeHeaders: ['Retry-After'],
    maxAge: 600,
  });
}

/** Counts requests by customer when the token is good, else by address: an invented token buys no new allowance. */
function limited({ limits, tokens }: Services) {
  return createMiddleware<Env>(async (c, next) => {
    const token = bearerOf(c.req.header('authorization')) ?? bearerOfProtocols(c.req.header('sec-websocket-protocol'));
    const caller = token ? await tokens.verify(token).catch(() => undefined) : undefined;
    await limits.request(caller?.id ?? addressOf(c) ?? '');
    await next();
  });
}
