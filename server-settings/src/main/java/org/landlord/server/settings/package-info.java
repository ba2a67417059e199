/// The settings that operators set, their check, and the files that they name: TLS certificates and keys. Used by the
/// start of a server, and by `landlord doctor`, which checks them without a start.
@NullMarked
package org.landlord.server.settings;

import org.jspecify.annotations.NullMarked;
