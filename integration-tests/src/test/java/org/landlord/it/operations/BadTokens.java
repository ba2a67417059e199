package org.landlord.it.operations;

import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.landlord.domain.access.ApiKeyToken;
import org.landlord.domain.access.KeyId;
import org.landlord.it.operations.Wire.Request;

/// Keys with every permission that are not valid: expired, revoked, rotated or guessed.
final class BadTokens {

    private BadTokens() {}

    /// Makes them.
    ///
    /// @return tokens by what they are
    static Map<String, String> of(Tenant tenant, Wire wire) throws InterruptedException {
        Map<String, String> tokens = new LinkedHashMap<>();
        Instant soon = Instant.now().plusSeconds(1).truncatedTo(ChronoUnit.MILLIS);
        String brief = EveryOperationIT.EVERYTHING + ",\"expiresAt\":\"" + soon + "\"";
        tokens.put("an expired key", tenant.token(brief));
        tokens.put("an expired key of the platform", Tenant.tokenOfPlatform(wire, brief));
        String keys = "/v1/orgs/" + tenant.get("orgId") + "/api-keys/";
        String revoked = tenant.token(EveryOperationIT.EVERYTHING);
        wire.asAdministrator(Request.delete(keys + Tenant.keyId(revoked)));
        tokens.put("a revoked key", revoked);
        String revokedOfPlatform = Tenant.tokenOfPlatform(wire, EveryOperationIT.EVERYTHING);
        wire.asAdministrator(Request.delete("/v1/api-keys/" + Tenant.keyId(revokedOfPlatform)));
        tokens.put("a revoked key of the platform", revokedOfPlatform);
        String rotated = tenant.token(EveryOperationIT.EVERYTHING);
        wire.asAdministrator(Request.json("POST", keys + Tenant.keyId(rotated) + "/rotate", "{}"));
        tokens.put("a key that was rotated", rotated);
        String good = tenant.token(EveryOperationIT.EVERYTHING);
        KeyId id = new KeyId(Tenant.keyId(good));
        tokens.put(
                "a guess",
                ApiKeyToken.of(id, "g".repeat(ApiKeyToken.RANDOM_DIGITS)).reveal());
        tokens.put("a slip of the pen", good.substring(0, good.length() - 1) + (good.endsWith("0") ? '1' : '0'));
        TimeUnit.MILLISECONDS.sleep(
                Duration.between(Instant.now(), soon.plusMillis(1)).toMillis() + 1);
        return tokens;
    }
}
