# The folder that a server needs is made by the project's own command, so that it is tested without a container too.
FROM node:24-bookworm-slim AS build
WORKDIR /foyer
COPY package.json package-lock.json tsconfig.json LICENSE ./
COPY local-slack/package.json local-slack/
COPY prisma prisma
COPY src src
COPY manifest manifest
COPY container container
RUN npm ci --no-audit --no-fund \
 && npm run bundle -- --to /bundle

FROM node:24-bookworm-slim
ENV NODE_ENV=production
# Root's files, which the program's user can read and not write. It writes exports to /tmp while it sends them.
COPY --from=build /bundle /foyer
WORKDIR /foyer
USER node
EXPOSE 3000
STOPSIGNAL SIGTERM
HEALTHCHECK --interval=10s --timeout=3s --start-period=60s \
  CMD ["node", "-e", "fetch(`http://127.0.0.1:${process.env.PORT || 3000}/healthz`).then(({ ok }) => process.exit(ok ? 0 : 1), () => process.exit(1))"]
CMD ["node", "dist/program/main.js"]
