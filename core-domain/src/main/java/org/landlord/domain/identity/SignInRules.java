package org.landlord.domain.identity;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.landlord.domain.failure.InvalidInput;
import org.landlord.domain.failure.Violations;
import org.landlord.domain.shared.Metadata;
import org.landlord.domain.tenancy.OrgRole;

/// How users sign in to the console with an identity provider. Stored in the metadata of the provider, each member
/// optional: `{"jitRole": "member", "emailDomains": ["acme.example"], "userIdClaim": "email", "clientSecretRef":
/// "file:/run/secrets/acme"}`.
///
/// @param jitRole the role of a member who is created at the first sign-in; null if sign-in creates none
/// @param emailDomains the domains of addresses by which the provider is found, in lower case; at most 20
/// @param userIdClaim the claim or attribute with the user id; null for the standard one (`sub`, NameID)
/// @param clientSecretRef the location of the client secret: `env:NAME` or `file:PATH`; null for a public client
public record SignInRules(
        @Nullable OrgRole jitRole,
        List<String> emailDomains,
        @Nullable String userIdClaim,
        @Nullable String clientSecretRef) {

    public static final String JIT_ROLE = "jitRole";
    public static final String EMAIL_DOMAINS = "emailDomains";
    public static final String USER_ID_CLAIM = "userIdClaim";
    public static final String CLIENT_SECRET_REF = "clientSecretRef";

    private static final int MAX_DOMAINS = 20;
    private static final int MAX_CLAIM_LENGTH = 128;
    private static final int MAX_DOMAIN_LENGTH = 253;
    private static final String LABEL = "[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?";
    private static final Pattern DOMAIN = Pattern.compile(LABEL + "(?:\\." + LABEL + ")+");
    private static final Pattern SECRET_REF = Pattern.compile("env:[A-Za-z_][A-Za-z0-9_]{0,127}|file:/.{1,1024}");

    public SignInRules {
        emailDomains = List.copyOf(emailDomains);
    }

    /// Reads the rules from the metadata of a provider.
    ///
    /// @throws InvalidInput naming each malformed member
    public static SignInRules of(Metadata metadata) {
        Violations violations = new Violations();
        for (String name : List.of(JIT_ROLE, EMAIL_DOMAINS, USER_ID_CLAIM, CLIENT_SECRET_REF)) {
            violations.read(name, () -> read(metadata, name));
        }
        violations.throwIfAny();
        return ofStored(metadata);
    }

    /// Reads the rules of a stored provider, without members that break a newer rule. [#of] reports them.
    public static SignInRules ofStored(Metadata metadata) {
        Object domains = orNull(() -> read(metadata, EMAIL_DOMAINS));
        List<String> names = new ArrayList<>();
        if (domains instanceof List<?> list) {
            list.forEach(domain -> names.add(String.valueOf(domain)));
        }
        return new SignInRules(
                (OrgRole) orNull(() -> read(metadata, JIT_ROLE)),
                names,
                (String) orNull(() -> read(metadata, USER_ID_CLAIM)),
                (String) orNull(() -> read(metadata, CLIENT_SECRET_REF)));
    }

    /// The domain of an e-mail address, as [#emailDomains] has it; null if the text is not an address.
    public static @Nullable String domainOf(String address) {
        int at = address.lastIndexOf('@');
        String domain = address.substring(at + 1).strip().toLowerCase(Locale.ROOT);
        return at > 0 && isDomain(domain) ? domain : null;
    }

    private static @Nullable Object orNull(Supplier<@Nullable Object> value) {
        try {
            return value.get();
        } catch (InvalidInput _) {
            return null;
        }
    }

    private static @Nullable Object read(Metadata metadata, String name) {
        Object value = metadata.members().get(name);
        return value == null
                ? null
                : switch (name) {
                    case JIT_ROLE -> role(value);
                    case EMAIL_DOMAINS -> domains(value);
                    case USER_ID_CLAIM -> claim(value);
                    default -> secretRef(value);
                };
    }

    /// An owner has power over all others: the role is granted by an owner only.
    private static OrgRole role(Object value) {
        String rule = "must be one of admin, billing, auditor, member";
        if (!(value instanceof String label) || label.equals(OrgRole.OWNER.label())) {
            throw new InvalidInput(rule);
        }
        try {
            return OrgRole.of(label);
        } catch (InvalidInput _) {
            throw new InvalidInput(rule);
        }
    }

    private static List<String> domains(Object value) {
        if (!(value instanceof List<?> list) || list.size() > MAX_DOMAINS) {
            throw new InvalidInput("must be a list of at most " + MAX_DOMAINS + " domains");
        }
        List<String> domains = new ArrayList<>();
        for (int i = 0; i < list.size(); i++) {
            if (!(list.get(i) instanceof String domain) || !isDomain(domain.toLowerCase(Locale.ROOT))) {
                throw InvalidInput.of(
                        String.valueOf(i), "must be the domain of e-mail addresses, such as acme.example");
            }
            domains.add(domain.toLowerCase(Locale.ROOT));
        }
        return domains.stream().distinct().toList();
    }

    private static boolean isDomain(String text) {
        return text.length() <= MAX_DOMAIN_LENGTH && DOMAIN.matcher(text).matches();
    }

    private static String claim(Object value) {
        if (!(value instanceof String claim) || claim.isBlank() || claim.length() > MAX_CLAIM_LENGTH) {
            throw new InvalidInput("must be the name of a claim, of 1 to " + MAX_CLAIM_LENGTH + " characters");
        }
        return claim;
    }

    private static String secretRef(Object value) {
        if (!(value instanceof String ref) || !SECRET_REF.matcher(ref).matches()) {
            throw new InvalidInput("must be env:NAME or file:PATH with an absolute path, and never the secret itself");
        }
        return ref;
    }
}
