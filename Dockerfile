# The pages are built with everything; what serves them has only what serving needs.
FROM node:24-bookworm-slim AS pages
WORKDIR /app
COPY package.json package-lock.json .npmrc ./
RUN npm ci --ignore-scripts
COPY tsconfig.base.json ./
COPY shared shared
COPY client client
RUN npx vite build --config client/vite.config.ts

FROM node:24-bookworm-slim
WORKDIR /app
ENV NODE_ENV=production HOST=0.0.0.0 PORT=3000
# Memory that is given back is given back to the machine, and what is thrown away is collected early: 200 of the largest
# requests at once then stay under 512 MB.
ENV MALLOC_ARENA_MAX=2 MALLOC_MMAP_THRESHOLD_=65536
ENV NODE_OPTIONS="--max-old-space-size=256 --max-semi-space-size=8"
COPY package.json package-lock.json .npmrc ./
# The image brings its own Node; the optional packages are Node and PostgreSQL for developers' machines.
RUN npm ci --ignore-scripts --omit=dev --omit=optional && npm cache clean --force
COPY server server
COPY shared shared
COPY migrations migrations
COPY --from=pages /app/client/dist client/dist
RUN mkdir /checkpoints && chown node:node /checkpoints
USER node
EXPOSE 3000
STOPSIGNAL SIGTERM
HEALTHCHECK --interval=10s --timeout=3s --start-period=20s --retries=3 \
  CMD ["node", "-e", "fetch('http://127.0.0.1:' + process.env.PORT + '/readyz').then((r) => process.exit(r.ok ? 0 : 1), () => process.exit(1))"]
CMD ["node", "server/main.ts"]
