package org.landlord.port.out.secret;

import org.jspecify.annotations.Nullable;
import org.landlord.domain.tenancy.OrgId;
import org.landlord.domain.workflow.TokenReference;

/// Reads the values of secrets, at the moment of their use. A value is never stored, logged or
/// shown.
public interface SecretReader {

    /// The maximum size of a secret in bytes.
    int MAX_BYTES = 16 * 1024;

    /// Blocks. A file of an organization is in the folder of that organization, one of the platform in
    /// the folder of secrets itself; other files are not read.
    ///
    /// @param orgId whose secret it is; null for the platform
    SecretReading read(@Nullable OrgId orgId, TokenReference location);
}
