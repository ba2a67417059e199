/// Tenants who share a server and never see each other.
@NullMarked
package org.landlord.it.tenants;

import org.jspecify.annotations.NullMarked;
