package org.landlord.wire.json.identity;

import org.landlord.domain.identity.CertificateStatus;
import org.landlord.domain.identity.IdentityProvider;
import org.landlord.domain.identity.ProviderCertificate;
import org.landlord.domain.identity.ProviderId;
import org.landlord.domain.identity.ProviderType;
import org.landlord.domain.shared.Label;
import org.landlord.domain.shared.Precondition;
import org.landlord.domain.shared.Reference;
import org.landlord.domain.shared.Timestamps;
import org.landlord.domain.tenancy.OrgId;
import org.landlord.port.in.identity.CreateIdentityProvider;
import org.landlord.port.in.identity.IdentityProviderSettings;
import org.landlord.port.in.identity.IdentityProviderView;
import org.landlord.port.in.identity.PutIdentityProvider;
import org.landlord.wire.json.ObjectReader;
import org.landlord.wire.json.ObjectWriter;

/// An identity provider as JSON.
public final class IdentityProviderJson {

    private IdentityProviderJson() {}

    public static void write(IdentityProviderView view, ObjectWriter out) {
        writeStored(view.provider(), out);
        out.object("certificate", view.certificate(), IdentityProviderJson::writeCertificate);
    }

    public static IdentityProviderView read(ObjectReader in) {
        return new IdentityProviderView(
                readStored(in), in.object("certificate", IdentityProviderJson::readCertificate));
    }

    private static void writeCertificate(ProviderCertificate certificate, ObjectWriter out) {
        out.text("status", certificate.status().label())
                .instant("notAfter", certificate.notAfter())
                .instant("notBefore", certificate.notBefore())
                .text("subject", certificate.subject())
                .text("fingerprint", certificate.fingerprint())
                .text("detail", certificate.detail());
    }

    private static ProviderCertificate readCertificate(ObjectReader in) {
        return new ProviderCertificate(
                in.required("status", CertificateStatus::of),
                in.optional("subject", text -> text),
                in.optional("fingerprint", text -> text),
                in.optional("notBefore", Timestamps::parse),
                in.optional("notAfter", Timestamps::parse),
                in.optional("detail", text -> text));
    }

    /// A provider without its certificate, as in exports.
    public static void writeStored(IdentityProvider provider, ObjectWriter out) {
        out.text("orgId", provider.orgId())
                .text("providerId", provider.providerId())
                .text("type", provider.type().label())
                .text("issuer", provider.issuer())
                .text("ssoUrl", provider.ssoUrl())
                .text("certificateRef", provider.certificateRef())
                .text("clientId", provider.clientId())
                .text("audience", provider.audience())
                .text("status", provider.status())
                .metadata("metadata", provider.metadata())
                .instant("createdAt", provider.createdAt())
                .instant("updatedAt", provider.updatedAt());
    }

    /// A provider without its certificate, as in exports.
    public static IdentityProvider readStored(ObjectReader in) {
        return new IdentityProvider(
                in.required("orgId", OrgId::new),
                in.required("providerId", ProviderId::new),
                in.required("type", ProviderType::of),
                in.required("issuer", Reference::new),
                in.optional("ssoUrl", Reference::new),
                in.optional("certificateRef", Reference::new),
                in.optional("clientId", Label::new),
                in.optional("audience", Label::new),
                in.required("status", Label::new),
                in.metadata("metadata"),
                in.instant("createdAt"),
                in.instant("updatedAt"));
    }

    public static void writeCreate(CreateIdentityProvider command, ObjectWriter out) {
        out.text("providerId", command.providerId());
        writeSettings(command.settings(), out);
    }

    public static CreateIdentityProvider readCreate(ObjectReader in, OrgId orgId) {
        return new CreateIdentityProvider(orgId, in.optional("providerId", ProviderId::new), readSettings(in));
    }

    public static void writePut(PutIdentityProvider command, ObjectWriter out) {
        writeSettings(command.settings(), out);
    }

    public static PutIdentityProvider readPut(
            ObjectReader in, OrgId orgId, ProviderId providerId, Precondition precondition) {
        return new PutIdentityProvider(orgId, providerId, readSettings(in), precondition);
    }

    private static void writeSettings(IdentityProviderSettings settings, ObjectWriter out) {
        out.text("type", settings.type().label())
                .text("issuer", settings.issuer())
                .text("ssoUrl", settings.ssoUrl())
                .text("certificateRef", settings.certificateRef())
                .text("clientId", settings.clientId())
                .text("audience", settings.audience())
                .text("status", settings.status())
                .metadata("metadata", settings.metadata());
    }

    private static IdentityProviderSettings readSettings(ObjectReader in) {
        return new IdentityProviderSettings(
                in.required("type", ProviderType::of),
                in.required("issuer", Reference::new),
                in.optional("ssoUrl", Reference::new),
                in.optional("certificateRef", Reference::new),
                in.optional("clientId", Label::new),
                in.optional("audience", Label::new),
                in.optional("status", Label::new),
                in.metadata("metadata"));
    }
}
