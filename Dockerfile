# One image for all of Classmark; docker-compose.yml says what each container runs of it.
# glibc, not musl: TensorFlow's native library wants it.
FROM node:24-trixie-slim AS build
WORKDIR /app
COPY . .
RUN npm ci --include=dev
RUN npm run build
RUN npm prune --omit=dev

FROM node:24-trixie-slim
ENV NODE_ENV=production NEXT_TELEMETRY_DISABLED=1 CLASSMARK_HOST=0.0.0.0
WORKDIR /app
COPY --from=build /app .
USER node
EXPOSE 4000 3000
CMD ["node", "apps/api/dist/main.js"]
