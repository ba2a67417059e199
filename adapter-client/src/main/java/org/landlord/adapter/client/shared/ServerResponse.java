package org.landlord.adapter.client.shared;

import java.net.http.HttpResponse;
import java.security.cert.Certificate;
import java.security.cert.X509Certificate;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.stream.Stream;
import javax.net.ssl.SSLPeerUnverifiedException;
import javax.net.ssl.SSLSession;
import org.jspecify.annotations.Nullable;

/// What a response says about the server.
///
/// @param status the HTTP status
/// @param date the clock of the server, in whole seconds; null without a valid `Date`
/// @param certificates the certificate of the server, followed by those of its issuers; empty without TLS
public record ServerResponse(int status, @Nullable Instant date, List<X509Certificate> certificates) {

    public ServerResponse {
        certificates = List.copyOf(certificates);
    }

    static ServerResponse of(HttpResponse<?> response) {
        return new ServerResponse(
                response.statusCode(),
                response.headers().firstValue("Date").map(ServerResponse::date).orElse(null),
                response.sslSession().stream()
                        .flatMap(ServerResponse::certificates)
                        .toList());
    }

    private static @Nullable Instant date(String text) {
        try {
            return Instant.from(DateTimeFormatter.RFC_1123_DATE_TIME.parse(text));
        } catch (DateTimeException _) {
            return null;
        }
    }

    private static Stream<X509Certificate> certificates(SSLSession session) {
        try {
            Certificate[] chain = session.getPeerCertificates();
            return Stream.of(chain).filter(X509Certificate.class::isInstance).map(X509Certificate.class::cast);
        } catch (SSLPeerUnverifiedException _) {
            return Stream.empty();
        }
    }
}
