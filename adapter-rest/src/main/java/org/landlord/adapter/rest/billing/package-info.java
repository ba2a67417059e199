/// The REST API of billing: billing accounts.
@NullMarked
package org.landlord.adapter.rest.billing;

import org.jspecify.annotations.NullMarked;
