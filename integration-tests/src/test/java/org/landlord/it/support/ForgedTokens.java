package org.landlord.it.support;

import io.restassured.path.json.JsonPath;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.PublicKey;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Map;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/// What somebody makes who has a good token and wants to be somebody else. No server may take any of it.
public final class ForgedTokens {

    private ForgedTokens() {}

    /// Every forgery there is of a good token, by its name.
    ///
    /// @param token signed with RS256
    /// @param publicKey the key that proves it
    /// @param subject whom the forger wants to be
    public static Map<String, String> of(String token, PublicKey publicKey, String subject) {
        String claims = claims(token).replace(text(token, 1, "sub"), subject);
        String body = SigningKey.encode(claims);
        Map<String, String> forged = new LinkedHashMap<>();
        forged.put("another subject under the old signature", head(token) + "." + body + "." + part(token, 2));
        forged.put("a signature with one bit turned", oneBitTurned(token));
        forged.put("no signature", head(token) + "." + body + ".");
        forged.put("no signature part", head(token) + "." + body);
        forged.put("alg none", unsigned("none", body));
        forged.put("alg None", unsigned("None", body));
        forged.put("alg none with the old signature", unsigned("none", body) + part(token, 2));
        forged.put("alg HS256 with the public key", keyed(token, body, publicKey.getEncoded()));
        forged.put("alg HS256 with the public key as PEM", keyed(token, body, pem(publicKey)));
        forged.put("alg HS256 with nothing", keyed(token, body, new byte[] {0}));
        forged.put("a key of the forger under the name of the issuer's", ownKey(header(token, "kid"), claims, false));
        forged.put("a key of the forger that the token brings along", ownKey("forger", claims, true));
        forged.put("a key of the forger without a name", ownKey("", claims, false));
        return forged;
    }

    /// A token whose issuer claims to be another one, under its own signature.
    public static String issuedBy(String issuer, String token) {
        String claims = claims(token).replace(text(token, 1, "iss"), issuer);
        return head(token) + "." + SigningKey.encode(claims) + "." + part(token, 2);
    }

    /// A text of a token's header.
    public static String header(String token, String name) {
        return text(token, 0, name);
    }

    private static String oneBitTurned(String token) {
        byte[] signature = Base64.getUrlDecoder().decode(part(token, 2));
        signature[signature.length / 2] ^= 1;
        return head(token) + "." + part(token, 1) + "." + SigningKey.encode(signature);
    }

    private static String unsigned(String algorithm, String body) {
        return SigningKey.encode("{\"alg\":\"" + algorithm + "\",\"typ\":\"JWT\"}") + "." + body + ".";
    }

    private static String keyed(String token, String body, byte[] key) {
        try {
            String signed =
                    SigningKey.encode("{\"alg\":\"HS256\",\"typ\":\"JWT\",\"kid\":\"" + header(token, "kid") + "\"}")
                            + "." + body;
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(key, "HmacSHA256"));
            return signed + "." + SigningKey.encode(mac.doFinal(signed.getBytes(StandardCharsets.US_ASCII)));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    private static byte[] pem(PublicKey key) {
        String lines = Base64.getMimeEncoder(64, new byte[] {'\n'}).encodeToString(key.getEncoded());
        return ("-----BEGIN PUBLIC KEY-----\n" + lines + "\n-----END PUBLIC KEY-----\n")
                .getBytes(StandardCharsets.US_ASCII);
    }

    private static String ownKey(String keyId, String claims, boolean brought) {
        SigningKey key = SigningKey.generate();
        String named = keyId.isEmpty() ? "" : ",\"kid\":\"" + keyId + "\"";
        String jwk = brought ? ",\"jwk\":" + key.jwk("forger") : "";
        return key.sign("{\"alg\":\"RS256\",\"typ\":\"JWT\"" + named + jwk + "}", claims);
    }

    private static String head(String token) {
        return part(token, 0);
    }

    private static String claims(String token) {
        return new String(Base64.getUrlDecoder().decode(part(token, 1)), StandardCharsets.UTF_8);
    }

    private static String text(String token, int part, String name) {
        byte[] json = Base64.getUrlDecoder().decode(part(token, part));
        return JsonPath.from(new String(json, StandardCharsets.UTF_8)).getString(name);
    }

    private static String part(String token, int index) {
        return token.split("\\.", -1)[index];
    }
}
