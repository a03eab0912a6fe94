package com.pivotalflow.webhook.delivery;

import com.pivotalflow.webhook.Destinations;
import com.pivotalflow.webhook.WebhookSecrets;
import jakarta.annotation.PostConstruct;
import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.io.IOException;
import java.io.InputStream;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import javax.net.ssl.SSLHandshakeException;
import javax.net.ssl.SSLPeerUnverifiedException;
import org.apache.hc.client5.http.DnsResolver;
import org.apache.hc.client5.http.config.ConnectionConfig;
import org.apache.hc.client5.http.config.RequestConfig;
import org.apache.hc.client5.http.impl.classic.CloseableHttpClient;
import org.apache.hc.client5.http.impl.classic.HttpClients;
import org.apache.hc.client5.http.impl.io.PoolingHttpClientConnectionManagerBuilder;
import org.apache.hc.core5.http.ClassicHttpResponse;
import org.apache.hc.core5.http.ContentType;
import org.apache.hc.core5.http.HttpEntity;
import org.apache.hc.core5.http.io.SocketConfig;
import org.apache.hc.core5.http.io.entity.ByteArrayEntity;
import org.apache.hc.core5.io.CloseMode;
import org.apache.hc.core5.util.TimeValue;
import org.apache.hc.core5.util.Timeout;

/**
 * Posts one delivery, signed as Standard Webhooks has it. Connections are made to addresses that {@link Destinations} gives and
 * to no others; redirects are not followed, and of an answer only its status counts.
 */
@ApplicationScoped
class WebhookPost {

    private static final Logger LOG = System.getLogger(WebhookPost.class.getName());

    private static final Timeout TIMEOUT = Timeout.ofSeconds(DeliveryPump.MOST_SECONDS);

    /** After so long a connection is made anew, and with it the judgement of the address. */
    private static final TimeValue CONNECTION_LIFETIME = TimeValue.ofSeconds(60);

    /** A longer answer is not read to its end. */
    private static final int MOST_ANSWER_BYTES = 65_536;

    @Inject
    WebhookSecrets secrets;

    @Inject
    Destinations destinations;

    @Inject
    Clock clock;

    // Made after the container has set what it is made with.
    @SuppressWarnings("NullAway.Init")
    private CloseableHttpClient client;

    @PostConstruct
    void open() {
        client = HttpClients.custom()
                .setConnectionManager(PoolingHttpClientConnectionManagerBuilder.create()
                        .useSystemProperties()
                        .setDnsResolver(new JudgedAddresses(destinations))
                        .setMaxConnTotal(DeliveryPump.MOST_POSTING)
                        .setMaxConnPerRoute(DeliveryPump.MOST_POSTING)
                        .setDefaultSocketConfig(
                                SocketConfig.custom().setSoTimeout(TIMEOUT).build())
                        .setDefaultConnectionConfig(ConnectionConfig.custom()
                                .setConnectTimeout(TIMEOUT)
                                .setSocketTimeout(TIMEOUT)
                                .setTimeToLive(CONNECTION_LIFETIME)
                                .build())
                        .build())
                .setDefaultRequestConfig(RequestConfig.custom()
                        .setConnectionRequestTimeout(TIMEOUT)
                        .setResponseTimeout(TIMEOUT)
                        .build())
                .setUserAgent("Pivotal-Flow-Webhooks")
                .disableRedirectHandling()
                .disableAutomaticRetries()
                .disableCookieManagement()
                .disableAuthCaching()
                .disableContentCompression()
                .build();
    }

    @PreDestroy
    void close() {
        client.close(CloseMode.GRACEFUL);
    }

    /** Tries the delivery once; whatever happens is an outcome. */
    Outcome send(Posting posting) {
        DueDelivery delivery = posting.delivery();
        try {
            prepare(posting, clock.instant());
            var unused = client.execute(posting.request(), answer -> read(posting, answer));
            return Outcome.answered(delivery, clock.instant(), posting.status().orElseThrow());
        } catch (UnknownHostException e) {
            return failed(delivery, "The host has no address on the public internet.");
        } catch (SSLHandshakeException | SSLPeerUnverifiedException e) {
            return failed(delivery, "No secure connection: the certificate or the protocol is not acceptable.");
        } catch (IOException e) {
            return posting.status().isPresent()
                    ? Outcome.answered(
                            delivery, clock.instant(), posting.status().getAsInt())
                    : failed(delivery, "The connection failed or there was no answer in time.");
        } catch (RuntimeException e) {
            LOG.log(Level.WARNING, "Delivery " + delivery.id() + " can't be sent.", e);
            return failed(delivery, "The server can't send it; its log says why.");
        }
    }

    private Outcome failed(DueDelivery delivery, String error) {
        return Outcome.unanswered(delivery, clock.instant(), error);
    }

    private void prepare(Posting posting, Instant now) {
        DueDelivery delivery = posting.delivery();
        String id = delivery.event().toString();
        byte[] body = delivery.body().getBytes(StandardCharsets.UTF_8);
        long timestamp = now.getEpochSecond();
        String signature = secrets.open(delivery.endpoint(), delivery.secret()).sign(id, timestamp, body);
        byte[] previous = delivery.previousSecret();
        if (previous != null) {
            signature += " " + secrets.open(delivery.endpoint(), previous).sign(id, timestamp, body);
        }
        posting.request().setHeader("webhook-id", id);
        posting.request().setHeader("webhook-timestamp", Long.toString(timestamp));
        posting.request().setHeader("webhook-signature", signature);
        posting.request().setEntity(new ByteArrayEntity(body, ContentType.APPLICATION_JSON));
    }

    /** Reads to the end of a short answer, so that the connection can be used again; breaks a long one off. */
    private static boolean read(Posting posting, ClassicHttpResponse answer) throws IOException {
        posting.answered(answer.getCode());
        HttpEntity entity = answer.getEntity();
        if (entity == null) {
            return true;
        }
        try (InputStream content = entity.getContent()) {
            boolean isShort = content.readNBytes(MOST_ANSWER_BYTES).length < MOST_ANSWER_BYTES;
            if (!isShort) {
                posting.request().cancel();
            }
            return isShort;
        }
    }

    /** Knows no address that is not allowed. */
    private record JudgedAddresses(Destinations destinations) implements DnsResolver {

        @Override
        public InetAddress[] resolve(String host) throws UnknownHostException {
            return destinations.resolve(host);
        }

        @Override
        public String resolveCanonicalHostname(String host) {
            return host;
        }
    }
}
