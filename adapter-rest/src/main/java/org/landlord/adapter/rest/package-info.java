/// What every resource of the REST API needs: reading requests, writing JSON, problems, idempotent posts. The
/// resources are in one package for each feature.
@NullMarked
package org.landlord.adapter.rest;

import org.jspecify.annotations.NullMarked;
