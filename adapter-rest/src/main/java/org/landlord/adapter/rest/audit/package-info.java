/// The REST API of audit: the audit log and its export.
@NullMarked
package org.landlord.adapter.rest.audit;

import org.jspecify.annotations.NullMarked;
