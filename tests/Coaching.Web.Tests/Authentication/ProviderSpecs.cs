using System.Net;
using System.Security.Cryptography;
using System.Text;
using Microsoft.AspNetCore.Authentication.JwtBearer;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.IdentityModel.Tokens;

namespace Coaching.Web.Tests.Authentication;

public sealed class ProviderSpecs : IDisposable
{
    private const string Authority = "https://provider.example";

    private readonly RSA rsa = RSA.Create(2048);

    [Fact]
    public async Task Should_accept_a_token_when_the_provider_signed_it() =>
        Assert.Equal(HttpStatusCode.OK, await CallAsync(Tokens.Make(issuer: Authority, audience: "coaching", signer: Signer())));

    [Theory]
    [InlineData("https://other.example", "coaching")]
    [InlineData(Authority, "other")]
    [InlineData(null, "coaching")]
    public async Task Should_refuse_a_token_when_it_is_not_for_us(string? issuer, string? audience) =>
        Assert.Equal(HttpStatusCode.Unauthorized, await CallAsync(Tokens.Make(issuer: issuer, audience: audience, signer: Signer())));

    [Fact]
    public async Task Should_refuse_a_token_when_the_public_key_was_used_as_a_secret()
    {
        var secret = new SymmetricSecurityKey(rsa.ExportSubjectPublicKeyInfo()) { KeyId = "k1" };
        var token = Tokens.Make(issuer: Authority, audience: "coaching", signer: new(secret, SecurityAlgorithms.HmacSha256));

        Assert.Equal(HttpStatusCode.Unauthorized, await CallAsync(token));
    }

    public void Dispose() => rsa.Dispose();

    private SigningCredentials Signer() => new(new RsaSecurityKey(rsa) { KeyId = "k1" }, SecurityAlgorithms.RsaSha256);

    private async Task<HttpStatusCode> CallAsync(string token)
    {
        await using var edge = await EdgeUnderTest.StartAsync(
            EdgeUnderTest.MapPolicies,
            services => services.Configure<JwtBearerOptions>(
                JwtBearerDefaults.AuthenticationScheme, options => options.BackchannelHttpHandler = new Provider(rsa)),
            ("Authentication:Authority", Authority),
            ("Authentication:Audience", "coaching"));

        using var response = await edge.CreateClient(token).GetAsync("/api/v1/any");
        return response.StatusCode;
    }

    /// <summary>Answers for the provider's metadata and keys.</summary>
    private sealed class Provider(RSA rsa) : HttpMessageHandler
    {
        protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
        {
            var key = rsa.ExportParameters(includePrivateParameters: false);
            var json = request.RequestUri!.AbsolutePath == "/keys"
                ? $$"""{"keys":[{"kty":"RSA","kid":"k1","n":"{{Base64UrlEncoder.Encode(key.Modulus)}}","e":"{{Base64UrlEncoder.Encode(key.Exponent)}}"}]}"""
                : $$"""{"issuer":"{{Authority}}","jwks_uri":"{{Authority}}/keys"}""";

            return Task.FromResult(new HttpResponseMessage { Content = new StringContent(json, Encoding.UTF8, "application/json") });
        }
    }
}
