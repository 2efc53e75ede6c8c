namespace Coaching.Browser.Tests.Hosting;

/// <summary>Remembers what a page showed, however briefly.</summary>
internal static class Witness
{
    private const string Script =
        """
        window.witness = { toasts: [], connection: [] };
        const attach = Element.prototype.attachShadow;
        Element.prototype.attachShadow = function (options) {
          const root = attach.call(this, options);
          // A card is made for each time that a toast comes up.
          if (this.localName === 'cm-toast-card') window.witness.toasts.push(this);
          if (this.localName === 'cm-connection-badge') {
            new MutationObserver(() => window.witness.connection.push(root.querySelector('[aria-live]').dataset.state))
              .observe(root, { attributes: true, childList: true, characterData: true, subtree: true });
          }
          return root;
        };
        """;

    /// <summary>To be called before a page of this context is opened.</summary>
    public static Task AttendAsync(IBrowserContext context) => context.AddInitScriptAsync(Script);

    /// <summary>Ids of messages, one for each toast of its own that came up.</summary>
    public static Task<string[]> ToastsAsync(IPage page) =>
        page.EvaluateAsync<string[]>("() => window.witness.toasts.map(({ toast }) => toast).filter(({ kind }) => kind === 'message').map(({ id }) => id)");

    public static Task<string[]> ConnectionStatesAsync(IPage page) => page.EvaluateAsync<string[]>("() => window.witness.connection");
}
