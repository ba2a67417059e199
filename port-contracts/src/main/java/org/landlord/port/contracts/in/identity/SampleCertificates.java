package org.landlord.port.contracts.in.identity;

import java.time.Instant;
import java.util.List;
import org.landlord.domain.identity.SigningCertificate;

/// Self-signed certificates as PEM.
public final class SampleCertificates {

    /// `CN=long.example`, valid from 2020 until the end of 2099.
    public static final String LONG = """
            -----BEGIN CERTIFICATE-----
            MIIBRjCB7aADAgECAghDnUp55ClvXTAKBggqhkjOPQQDAzAXMRUwEwYDVQQDEwxs
            b25nLmV4YW1wbGUwIBcNMjAwMTAxMDAwMDAwWhgPMjEwMDAxMDEwMDAwMDBaMBcx
            FTATBgNVBAMTDGxvbmcuZXhhbXBsZTBZMBMGByqGSM49AgEGCCqGSM49AwEHA0IA
            BHhOZVriF+WAMfyBG+XnJ+LWJjJbIwsRJpnj91mi7nWeBpAahkHuqLTGn4sl4zMF
            GWhw0w2ZYMq3fIWX2T+6HgajITAfMB0GA1UdDgQWBBT8jMg0n+ZH38dtPpmIwxMn
            OjrrxTAKBggqhkjOPQQDAwNIADBFAiEA5hMuicuW6T4rXFqymTKzYq3S6TVjCzR5
            dPq1Wvc6jd4CIE0Seo+eX5Q7zj8Y405uftnp1o3FrJO9Q1fvqXUJdy77
            -----END CERTIFICATE-----
            """;

    /// `CN=old.example`, valid during 2020.
    public static final String OLD = """
            -----BEGIN CERTIFICATE-----
            MIIBQjCB6aADAgECAggAh3D/IR+CgDAKBggqhkjOPQQDAzAWMRQwEgYDVQQDEwtv
            bGQuZXhhbXBsZTAeFw0yMDAxMDEwMDAwMDBaFw0yMTAxMDEwMDAwMDBaMBYxFDAS
            BgNVBAMTC29sZC5leGFtcGxlMFkwEwYHKoZIzj0CAQYIKoZIzj0DAQcDQgAE3QzV
            3eryf68mctuC8KfqvJJxVny0vh4WqnMklgYZGmUR8Ne0DYk9RK+KQbdiKGzibRxn
            iti9/uKOO1LalMNPGqMhMB8wHQYDVR0OBBYEFJOyaVclk3RVcRfxVGJLnP/H+/VG
            MAoGCCqGSM49BAMDA0gAMEUCIQCEedPhGIb2zK5Npi7h5qReBEqnu5dWhEXmG2CR
            N5h3FAIgJlFtxdKOR1xqBfD6I53MCghwrXrOonKCN3Fsoj3p04Y=
            -----END CERTIFICATE-----
            """;

    /// `CN=soon.example`, valid during 2026.
    public static final String SOON = """
            -----BEGIN CERTIFICATE-----
            MIIBRDCB66ADAgECAgg1Ng+wuV//dTAKBggqhkjOPQQDAzAXMRUwEwYDVQQDEwxz
            b29uLmV4YW1wbGUwHhcNMjYwMTAxMDAwMDAwWhcNMjcwMTAxMDAwMDAwWjAXMRUw
            EwYDVQQDEwxzb29uLmV4YW1wbGUwWTATBgcqhkjOPQIBBggqhkjOPQMBBwNCAAQ3
            FOxg3cByUHmLBs2cXBjwKZov9hRvvqLJWYQBiS6QpNrTgvFwjX0c8NLvAfb1/5E2
            qnQ2Wp3DfInMivcgwXFOoyEwHzAdBgNVHQ4EFgQU6nY+jvEdIOVMHhna2n6sCbDc
            zvswCgYIKoZIzj0EAwMDSAAwRQIgSc/PUNW4D2MTQ2dQQYYm5Ft751Z/hoc3PWlj
            SyrQZasCIQDRobH+X5k3GplTmoX0NVMD8XnM5oZzG71n426iR/UDBw==
            -----END CERTIFICATE-----
            """;

    /// `CN=future.example`, valid from 2090.
    public static final String FUTURE = """
            -----BEGIN CERTIFICATE-----
            MIIBSzCB86ADAgECAggt7lfRtwim/TAKBggqhkjOPQQDAzAZMRcwFQYDVQQDEw5m
            dXR1cmUuZXhhbXBsZTAiGA8yMDkwMDEwMTAwMDAwMFoYDzIwOTkxMjMwMDAwMDAw
            WjAZMRcwFQYDVQQDEw5mdXR1cmUuZXhhbXBsZTBZMBMGByqGSM49AgEGCCqGSM49
            AwEHA0IABBI3IDDvTOeIC90Vp5I2E0gfcE2b/wZgw/10tvzU9x7xH7zIKC75Psf9
            sx7jJAUiayu/sX60qxMYVVA+ycVx4DajITAfMB0GA1UdDgQWBBSoaIB7xDzv7twt
            AKtJTOwK2GoFEDAKBggqhkjOPQQDAwNHADBEAiAyUh5NG/0OA6zi8ljm1fZ3s7XZ
            QvyOspnSVqr8WEM0yQIgYhJr75peBeajLcnewryNE8XCu7swrQGGLXRVXrTSJtU=
            -----END CERTIFICATE-----
            """;

    private static final List<SigningCertificate> ALL = List.of(
            certificate(
                    LONG,
                    "long",
                    "7C:8F:39:06:50:47:92:00:F3:7C:F2:0C:BA:4F:D7:63:CB:52:25:BC:25:F8:59:85:A2:8E:F6:F4:05:58:43:E3",
                    "2020-01-01",
                    "2100-01-01"),
            certificate(
                    OLD,
                    "old",
                    "7E:65:87:58:C5:97:F3:5B:63:DC:C2:00:5E:C2:EE:64:00:4A:57:6F:D4:45:6C:CA:B2:5B:67:FB:A7:0C:1E:AA",
                    "2020-01-01",
                    "2021-01-01"),
            certificate(
                    SOON,
                    "soon",
                    "64:1D:49:23:7E:BE:76:54:04:E7:09:5B:97:B1:96:38:DA:41:91:4A:A3:50:C1:0E:99:3E:9B:94:29:90:60:3B",
                    "2026-01-01",
                    "2027-01-01"),
            certificate(
                    FUTURE,
                    "future",
                    "16:78:D2:B1:F2:82:4C:9E:C8:AD:3E:9F:33:E0:26:15:B1:16:0D:F5:94:F9:E2:A8:EF:33:AE:A1:24:BE:21:F6",
                    "2090-01-01",
                    "2099-12-30"));

    private SampleCertificates() {}

    /// The certificates that a text contains, as PEM or Base64.
    public static List<SigningCertificate> in(String text) {
        String base64 = text.replaceAll("\\s", "");
        return ALL.stream()
                .filter(certificate -> base64.contains(certificate.base64()))
                .toList();
    }

    private static SigningCertificate certificate(
            String pem, String name, String fingerprint, String notBefore, String notAfter) {
        return new SigningCertificate(
                "CN=" + name + ".example",
                fingerprint,
                Instant.parse(notBefore + "T00:00:00Z"),
                Instant.parse(notAfter + "T00:00:00Z"),
                pem.replaceAll("-----[A-Z ]+-----|\\s", ""));
    }
}
