package org.landlord.application.identity;

import java.io.ByteArrayInputStream;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Reads X.509 certificates as text: PEM, or the Base64 of one certificate without its header, as SAML metadata
/// has it. Text around PEM blocks is ignored.
final class CertificateText {

    /// The maximum number of certificates of a provider.
    static final int MAX_CERTIFICATES = 10;

    private static final Pattern BLOCK =
            Pattern.compile("-----BEGIN CERTIFICATE-----([^-]*+)-----END CERTIFICATE-----");

    private static final String PEM_MARK = "-----BEGIN ";

    private CertificateText() {}

    /// @param texts each with one or more certificates
    /// @return at least one certificate
    /// @throws Unreadable with a reason that has no part of the texts
    static List<X509Certificate> parse(List<String> texts) throws Unreadable {
        List<X509Certificate> certificates = new ArrayList<>();
        for (String text : texts) {
            for (String base64 : blocks(text)) {
                if (certificates.size() == MAX_CERTIFICATES) {
                    throw new Unreadable("there are more than " + MAX_CERTIFICATES + " certificates");
                }
                certificates.add(certificate(base64));
            }
        }
        return certificates;
    }

    private static List<String> blocks(String text) throws Unreadable {
        if (!text.contains(PEM_MARK)) {
            return List.of(text);
        }
        List<String> blocks = new ArrayList<>();
        Matcher matcher = BLOCK.matcher(text);
        while (matcher.find()) {
            blocks.add(matcher.group(1));
        }
        if (blocks.isEmpty()) {
            throw new Unreadable("the text has no PEM block of a certificate");
        }
        return blocks;
    }

    private static X509Certificate certificate(String base64) throws Unreadable {
        try {
            byte[] der = Base64.getMimeDecoder().decode(base64);
            return (X509Certificate)
                    CertificateFactory.getInstance("X.509").generateCertificate(new ByteArrayInputStream(der));
        } catch (IllegalArgumentException | CertificateException _) {
            throw new Unreadable("the text is not an X.509 certificate in PEM or Base64");
        }
    }

    /// No certificate can be read.
    static final class Unreadable extends Exception {

        private static final long serialVersionUID = 1L;

        private final String reason;

        /// @param reason a clause without a full stop
        Unreadable(String reason) {
            super(reason);
            this.reason = reason;
        }

        String reason() {
            return reason;
        }
    }
}
