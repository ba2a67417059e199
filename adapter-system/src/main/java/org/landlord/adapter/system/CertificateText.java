package org.landlord.adapter.system;

import java.io.ByteArrayInputStream;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.landlord.domain.failure.InvalidInput;
import org.landlord.domain.identity.SigningCertificate;
import org.landlord.port.out.identity.CertificateReading;
import org.landlord.port.out.identity.CertificateSource;

/// Reads X.509 certificates as text: PEM, or the Base64 of one certificate without its header, as SAML metadata
/// has it. Text around PEM blocks is ignored.
final class CertificateText {

    private static final Pattern BLOCK =
            Pattern.compile("-----BEGIN CERTIFICATE-----([^-]*+)-----END CERTIFICATE-----");

    private static final String PEM_MARK = "-----BEGIN ";

    private CertificateText() {}

    /// @param texts each with one or more certificates
    static CertificateReading parse(List<String> texts) {
        List<SigningCertificate> certificates = new ArrayList<>();
        for (String text : texts) {
            List<String> blocks = text.contains(PEM_MARK) ? blocks(text) : List.of(text);
            if (blocks.isEmpty()) {
                return new CertificateReading.Unreadable("the text has no PEM block of a certificate");
            }
            if (certificates.size() + blocks.size() > CertificateSource.MAX_CERTIFICATES) {
                return new CertificateReading.Unreadable(
                        "there are more than " + CertificateSource.MAX_CERTIFICATES + " certificates");
            }
            try {
                for (String base64 : blocks) {
                    certificates.add(certificate(base64));
                }
            } catch (IllegalArgumentException | GeneralSecurityException | InvalidInput _) {
                return new CertificateReading.Unreadable("the text is not an X.509 certificate in PEM or Base64");
            }
        }
        return new CertificateReading.Read(certificates);
    }

    private static List<String> blocks(String text) {
        List<String> blocks = new ArrayList<>();
        Matcher matcher = BLOCK.matcher(text);
        while (matcher.find()) {
            blocks.add(matcher.group(1));
        }
        return blocks;
    }

    private static SigningCertificate certificate(String base64) throws GeneralSecurityException {
        byte[] given = Base64.getMimeDecoder().decode(base64);
        X509Certificate certificate = (X509Certificate)
                CertificateFactory.getInstance("X.509").generateCertificate(new ByteArrayInputStream(given));
        byte[] der = certificate.getEncoded();
        byte[] hash = MessageDigest.getInstance("SHA-256").digest(der);
        return new SigningCertificate(
                certificate.getSubjectX500Principal().getName(),
                HexFormat.ofDelimiter(":").withUpperCase().formatHex(hash),
                certificate.getNotBefore().toInstant(),
                certificate.getNotAfter().toInstant(),
                Base64.getEncoder().encodeToString(der));
    }
}
