# One recipe for every service: docker build --build-arg SERVICE=triage-service .
# It takes what Maven has built (./mvnw package), so build that first.
FROM eclipse-temurin:25-jre

# /var/lib/nape is where the gateway keeps its keys; a named volume put there takes over owner and mode.
RUN groupadd --system --gid 10001 nape \
 && useradd --system --uid 10001 --gid nape --home-dir /var/lib/nape --no-create-home --shell /usr/sbin/nologin nape \
 && install --directory --owner nape --group nape --mode 0700 /var/lib/nape

COPY --chmod=0555 docker/is-ready docker/nape /usr/local/bin/

# What changes least comes first. Nobody may write here, and all may read, whatever umask Maven ran with.
ARG SERVICE
WORKDIR /opt/nape
COPY --chmod=0555 ${SERVICE}/target/quarkus-app/lib/ lib/
COPY --chmod=0555 ${SERVICE}/target/quarkus-app/quarkus-run.jar ./
COPY --chmod=0555 ${SERVICE}/target/quarkus-app/quarkus/ quarkus/
COPY --chmod=0555 ${SERVICE}/target/quarkus-app/app/ app/

# In a container the network is the container's own: compose decides what of it can be reached.
ENV QUARKUS_HTTP_HOST=0.0.0.0 QUARKUS_HTTP_PORT=8080 NAPE_HOME=/var/lib/nape
EXPOSE 8080
USER nape

# The heap follows the container's memory limit. Out of memory ends the process: a restart is better than a half-dead
# service. The last two flags keep libraries of before Java 25 from warning at each start.
ENTRYPOINT ["java", "-XX:MaxRAMPercentage=50", "-XX:+UseSerialGC", "-XX:+UseCompactObjectHeaders", \
            "-XX:+ExitOnOutOfMemoryError", "-XX:-UsePerfData", \
            "--enable-native-access=ALL-UNNAMED", "--sun-misc-unsafe-memory-access=allow", "-jar", "quarkus-run.jar"]
