package org.landlord.port.contracts.in.identity;

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

    private SampleCertificates() {}
}
